import numpy as np

months, products = 12, 5
quantity = np.random.poisson(20, size=(months, products))
price = np.array([2.5, 4.0, 1.2, 9.9, 0.5])
discount = np.linspace(0.0, 0.3, months)

revenue = quantity * price
discounted = revenue * (1 - discount)[:, np.newaxis]

print("revenue per month:", revenue.sum(axis=1))
print("after discounts:  ", discounted.sum(axis=1))
print("best product:", discounted.sum(axis=0).argmax())
